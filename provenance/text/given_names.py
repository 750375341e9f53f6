"""Given names of people whose surnames are written in Latin letters at home.

Their surnames have one spelling. What comes from another script has many
(Sadykov, Sadiqov; Mohamed, Mohammed), and so have names with endings of those
scripts, whatever the given name.
"""

from __future__ import annotations

import re

_GIVEN = frozenset(
    """
    aaron abigail adam adrian agnes aidan alan albert alberto alice alison allison amanda amy andrea anders
    andreas andrew angela anita ann anna anne annette anthony antonio arne arnaud arthur astrid audrey axel
    barbara beatrice
    benjamin bernard bernd beth betty bjorn brandon brenda brian bridget bruce bruno camille carla carlo carlos
    carmen carol caroline catherine cecilia charles charlotte chloe chris christian christina christine
    christopher claire clara claude claudia colin connor craig cristina daniel daniela david deborah denis
    dennis derek diana diane dieter dirk dominic donald donna dorothy doug douglas duncan edda eduardo edward
    eileen elaine eleanor eleonora elisabeth elizabeth ellen elsa emily emma emmanuel enrico erik erika ernst
    ethan eva evelyn federico felix fernando fiona florence florian frances francesca francesco francis
    francois frank franz fred frederick freya frida friedrich fritz gabriel gareth gary gavin gemma geoffrey
    george gerald gerard gerhard gianni gilbert giorgio giovanni giulia giuseppe gloria gordon graham greg
    gregor gregory greta guido guillaume gunnar gustav hannah hannes hans harald harold harriet harry hazel
    heather heidi heinrich helen helena helene helga henri henrik henry herbert herman hugh hugo ian ida ingrid
    ines inger isabel isabella isabelle ivar jack jacob jacqueline jacques jake james jan jane janet janice
    jason javier jean jeff jeffrey jennifer jens jeremy jerome jessica jill jim joan joanna joe joel johan
    johann johannes john jonas jonathan jordi jorge jose joseph joshua joyce juan judith jules julia julian
    julie jurgen justin kai kaia karen karin karl karsten kate katharina katherine kathleen katrin keith kelly
    ken kenneth kerstin kevin kim kirsten kjell klaus knut kristin kristina kurt kyle lars laura lauren laurent
    lea lena lene leo leonard liam lilian linda lisa lise liv lorenzo louis louise luca lucas lucia lucy luigi
    luis luke lydia magnus malcolm manuel marc marco marcel margaret margit maria marianne marie mario marion
    mark markus marta martha martin martina mary mats matteo matthew matthias maurice max megan melanie
    melissa mette michael michel michelle miguel monica monika morten nancy naomi natalie nathan neil nicholas
    nicola nicolas nicole niels nigel nils nina nora norbert norman olaf ole oliver oscar oskar otto owen
    pablo pamela paolo pascal patricia patrick paul paula pauline pedro per peter philip philippe phyllis
    pierre rachel rafael ralph raymond rebecca regina renate rene ricardo richard rita robert roberta roberto
    robin roger roland rolf ronald rosa rose rosemary ross roy ruth ryan sabine sally sam samantha samuel
    sandra sara sarah scott sean sebastian sharon sheila sigrid silke silvia simon simone sofia solveig sonia
    sophie stefan stefano stella stephanie stephen steve steven stuart sue susan susanne sven sylvia teresa
    terry theresa thierry thomas thor tim timothy tobias todd tom tommy tony tor tove tracy trevor ulrich
    ulrike ursula uwe valerie vanessa vera verena veronica victoria vincent virginia walter wayne wendy
    werner wilhelm will william willy wolfgang yves yvonne
    """.split()
)
_OTHER_SCRIPT = re.compile(
    r"(?:[oe]va?|[oe]ff|s[ck]y|sk[iy]y?|skaya|skaja|enko|chuk|v[iy]ch|[iy]n|ina|dze|shvili|[iy]an|bek|bayev|ullah?|"
    r"ud+in|zadeh|pour|oglu|opoulos|idis|akis|[aeo]u|wala|singh|khan|a[jy]i)$"
)


def written_one_way(given: str, surname: str) -> bool:
    """Whether a person's surname has one spelling, as far as it and the given name tell. Both in lower case."""
    return given in _GIVEN and not _OTHER_SCRIPT.search(surname)
