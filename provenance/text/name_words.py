"""The word lists behind ``names``: titles, offices, and words that begin a sentence without being names."""

from __future__ import annotations

from provenance.text.word_lists import DAYS, MONTHS, words

# Titles that may stand right before a name.
HEADS = words(
    """president minister mr mrs ms miss dr prof professor sir dame lord lady king queen prince princess pope
    bishop archbishop cardinal imam sheikh ayatollah general gen colonel col major maj captain capt
    lieutenant lt sergeant sgt admiral adm senator sen congressman congresswoman rep governor gov mayor
    secretary chancellor ambassador commissioner chairman chairwoman chairperson chair chief director judge
    justice prosecutor spokesman spokeswoman spokesperson analyst premier speaker coach marshal brigadier
    inspector treasurer agent reporter correspondent witness monsignor father sister reverend rev rabbi emir
    sultan emperor empress officer attorney lawyer engineer economist commander leader deputy representative
    madame mme mademoiselle mlle monsieur herr frau señor señora signor signora baron baroness duke duchess
    countess superintendent supt insp brig cmdr cpl cllr councillor pastor
    maj-gen lt-gen lt-col brig-gen vice-president"""
)
# Words that belong to a title when one of the above follows, or "of" and one of these ("Minister of Energy").
TITLES = HEADS | words(
    """vice prime foreign defense defence interior finance energy first acting former science health education
    labour labor environment culture transport economy economic trade agriculture state internal external
    affairs industry emergencies emergency situations security national special chief deputy federal
    district supreme senior assistant under permanent police army navy press opposition interim executive
    attorney"""
)
INSTITUTIONS = words(
    """ministry bank university republic department institute house court council office association
    organization organisation party kingdom states academy union federation league army church committee
    commission agency authority board bureau centre center college company corporation corp inc ltd group
    guard force forces parliament senate assembly congress government police service fund foundation network
    society institution security treaty alliance front movement brigade navy command media news times post
    press club hospital school ministries administration treasury airlines airways energy resources optics
    sports holdings industries"""
)
PLACES = words(
    "city cape bay gulf sea strait isle island islands lake mount river valley province region port"
)
JOIN_WITH_OF = INSTITUTIONS | PLACES | words("head isles duke order day bishop archbishop cities")
CALENDAR = MONTHS | DAYS | words("mon tue wed thu fri sat sun gmt utc est a.m p.m am pm")
# Words that begin sentences; one of these with a capital is no name there.
OPENERS = words(
    """according earlier later last next first second third two three four five six seven eight nine ten
    dozens hundreds thousands millions many several few local state former nobody everyone everybody
    someone nothing none today yesterday tomorrow now yes no not never please however therefore thus
    hence still even asked based given due additionally moreover furthermore image photo video source
    read click share follow water traffic telemetry footage data thank good dear let here there look
    reportedly allegedly meantime besides instead nearly almost about around some roughly approximately
    once since joint each another born built founded half police staff opposition government parliament
    traders firefighters fishermen women men people children students workers gas oil power rain snow
    smoke fire prices shares stocks inflation tension violence fighting internet electricity video work
    construction production trade tourism media experts officials only just more most less until
    although though while whether if unless because when where what who why how which that this these
    those"""
)
OPENER_ENDINGS = ("ing", "ly", "ers", "ists", "ants", "ments", "tions", "sions", "men", "ics", "ness", "ties")
