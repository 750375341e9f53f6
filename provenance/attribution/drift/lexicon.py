"""Word families in which the choice of word takes a side, and pairs of words that turn a statement round.

A family lists groups of words. Inside a group they are as good as each other;
from one group to another the reader is told something else. Symmetric: no
group is the right one.
"""

from __future__ import annotations

from itertools import product

from provenance.text.words import stem

_FAMILIES = """
protester demonstrator marcher picketer / activist campaigner / rioter / looter / terrorist / militant
gunman gunmen / insurgent guerrilla / rebel / extremist radical / thug hooligan / bandit / mob / separatist /
fighter / patriot / vandal / criminal / dissident / mercenary / martyr / freedom-fighter / crowd people;

protest demonstration rally march / unrest disturbance disorder / riot / clash scuffle / uprising revolt
rebellion / coup putsch / insurrection / massacre slaughter carnage bloodbath / terror terrorism / mutiny;

die perish kill / murder assassinate / execute / slaughter massacre butcher / martyr / eliminate neutralize
liquidate;

death killing / murder assassination / execution / slaughter massacre;

government administration cabinet / regime / junta / dictatorship tyranny;

leader president ruler / strongman strongmen / dictator tyrant despot / warlord;

operation / invasion / aggression / incursion / attack assault offensive / liberation / occupation /
annexation / war;

detain arrest / abduct kidnap / jail imprison;

detention arrest / abduction kidnapping / hostage;

disperse / crackdown / repression / cleansing / purge;

malfunction failure fault glitch / accident incident / explosion blast detonation / crash / disaster
catastrophe / sabotage;

fail malfunction / explode detonate / crash / collapse;

stone rock brick / bottle / firework / grenade / bomb / gun rifle firearm / knife / missile rocket / stick
baton;

armored-vehicle / tank / truck / jeep;

refugee asylum-seeker / migrant / illegal / invader;

say state tell said told says saying / claim allege claimed claiming / admit confess acknowledge concede /
boast / lie / warn / threaten / insist;

criticize / condemn / attack slam blast / denounce / mock;

problem issue difficulty / crisis / scandal / chaos / disaster catastrophe / collapse;

police officer / soldier troop / army military;

donation gift / bribe;

mistake error / crime / fraud;

suspect / culprit perpetrator / criminal;

bystander civilian resident / fighter combatant;

concern worry / fear / panic / hysteria;

fence barrier / wall;

settlement / colony;

inmate prisoner / hostage;

oust remove replace / topple overthrow;

unprecedented unique / rare unusual / common routine;

crack / smash shatter;

summon / sack dismiss / question / arrest;

shoot / stab / beat / strangle / poison;

drown / burn / freeze / suffocate / starve / electrocute;

copper / iron / steel / aluminum aluminium / gold / silver / bronze / lead / zinc / nickel / lithium / uranium;

oil crude / gas / coal / diesel / petrol gasoline / kerosene / hydrogen;

rain rainfall / snow snowfall / hail / fog / drought / earthquake quake / flood flooding / landslide / avalanche;

car / bus coach / lorry truck / van / train / tram / plane aircraft jet airliner / helicopter / ship vessel boat ferry
/ bicycle bike / motorcycle motorbike / taxi / tractor / ambulance;

school / university college / hospital clinic / church / mosque / synagogue / prison jail / airport / museum /
stadium / hotel / restaurant / factory plant / mine / farm / library / theatre theater / bakery / brewery / dairy;

arm / leg / chest / neck / shoulder / knee / stomach / foot feet / ankle / wrist / elbow;

dog / cat / horse / cow cattle / sheep / pig / goat / wolf wolves / bear / lion / tiger / elephant / chicken;

nurse / doctor physician / teacher / farmer / fisherman fishermen / driver / pilot / lawyer attorney / engineer /
plumber / baker / butcher / student pupil / priest / waiter / cleaner / cook chef
"""
# Here a word of another group is a change wherever it stands, if what it is said of is the same.
_SWAPS = """
resign quit / sack dismiss / retire / suspend / promote;

employee worker staff / contractor / intern / volunteer / customer client / supplier / freelancer / pensioner;

theft stealing / robbery / burglary / fraud / murder / manslaughter / assault / rape / arson / bribery / smuggling;

acquit / convict / charge indict / arrest detain / sue / fine / pardon;

postpone delay defer adjourn / cancel scrap abandon / relocate
"""
# And here it is another person or thing that is named.
_CALLED = """
father dad / mother mum mom / brother / sister / son / daughter / uncle / aunt / husband / wife / cousin /
nephew / niece / grandfather / grandmother / grandson / granddaughter / stepfather / stepmother;

garage / attic loft / basement cellar / kitchen / bedroom / bathroom / garden / shed / barn / balcony / roof;

red / blue / green / yellow / black / white / grey gray / brown / purple / pink / orange
"""
_OPPOSITES = """
deny admit confirm acknowledge say vow pledge promise insist; reject accept approve; refuse agree; welcome condemn;
praise criticize; support oppose; win lose; defend attack; allow ban prohibit; permit forbid; rise fall;
increase decrease;
raise lower cut; gain lose; succeed fail; innocent guilty; acquit convict; legal illegal; lawful unlawful;
release arrest detain; free jail; open close; start stop; begin end; resume suspend halt; expand shrink;
enter leave; before after; ally enemy; friend enemy; victory defeat; alive dead; survive die; safe
dangerous; possible impossible; likely unlikely; probable improbable; majority minority; lift impose; present absent;
include exclude; strengthen weaken; improve worsen; deploy withdraw; buy sell; import export; north south; east
west; northern southern; eastern western; male female; man woman; minimum maximum; first last; above
below; more less fewer; most least; always never; all none; everyone nobody; everything nothing; up down;
high low; higher lower; largest smallest; biggest smallest; best worst; better worse; public private;
violent peaceful; nonviolent violent; minor serious; slight serious; slight sharply;
reject adopt; reopen close; sign veto; lift issue; nothing something; minor major; slight severe;
true false; right wrong; comply defy; obey disobey; uphold overturn
quash reject; back oppose; climb drop fall; jump drop plunge; soar plunge; grow shrink; widen narrow; join
leave; arrive depart; hire fire; borrow lend; lead trail; early late; earlier later; strong weak; stronger
weaker; highest lowest; longest shortest; oldest youngest newest; fastest slowest; warmest coldest;
day night; daytime night nighttime; daytime nighttime; morning evening afternoon; morning night; dawn dusk; noon
midnight; sunrise sunset; weekday weekend; hourly daily weekly monthly yearly; annual monthly weekly daily quarterly;
upstream downstream; upstairs downstairs; voluntary mandatory compulsory; temporary permanent; domestic foreign; local
foreign; former current future; senior junior; civilian military; internal external; inner outer; upper lower;
deliberate accidental; intentional accidental; rich poor; cheap expensive; hot cold; wet dry; boy girl; he she; him
her; his her; himself herself; host guest; buyer seller; landlord tenant; employer employee; plaintiff defendant;
creditor debtor; attacker victim; parent child; teacher pupil; demand supply; profit loss; surplus deficit;
inflation deflation; inflow outflow; income expenditure; revenue cost; life death; birth death; marriage divorce;
heaven hell; peace war; ceasefire offensive; summer winter; spring autumn; optimistic pessimistic; confident
doubtful; calm angry; happy sad; full empty; wide narrow; deep shallow; thick thin; heavy light; left-wing
right-wing; liberal conservative; urban rural; onshore offshore; inside outside; indoors outdoors; clockwise
anticlockwise; import export; friendly hostile; allied enemy; sober drunk; awake asleep; married single; armed unarmed;
known unknown; visible invisible; continue stop cease halt; keep stop cease;
double triple quadruple halve; double treble quadruple halve; triple quadruple halve; treble quadruple halve
"""
# What the stem of a verb does not tell.
_IRREGULAR = """
rise rose risen; fall fell fallen; win won; lose lost; begin began begun; buy bought; sell sold; leave
left; uphold upheld; grow grew grown; shrink shrank shrunk; withdraw withdrew withdrawn; forbid forbade
forbidden; overthrow overthrew overthrown; lend lent; lead led; free freed; deny denied; die died;
withstand withstood; say said
"""
_STRONG = """
terrorist terrorism massacre slaughter bloodbath carnage genocide regime junta dictator dictatorship tyrant
thug hooligan mob rioter looter bandit extremist militant murder murderer assassin invasion annexation bomb
hostage puppet propaganda hoax sham catastrophe panic hysteria illegal spy traitor coup fanatic warlord
strongman strongmen crackdown atrocity torture brutal brutally savage barbaric fascist nazi
"""


def _key(word: str) -> str:
    return "-".join(stem(part) for part in word.split("-"))


def _families() -> dict[str, set[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for number, family in enumerate(f"{_FAMILIES};{_SWAPS};{_CALLED}".split(";")):
        for group, members in enumerate(family.split("/")):
            for word in members.split():
                found.setdefault(_key(word), set()).add((number, group))
    return found


def _opposites() -> dict[str, set[str]]:
    forms = {row.split()[0]: frozenset(map(stem, row.split())) for row in _IRREGULAR.split(";")}
    found: dict[str, set[str]] = {}
    for row in _OPPOSITES.split(";"):
        first, *others = (forms.get(word) or {stem(word)} for word in row.split())
        for other in others:
            for one, two in product(first, other):
                found.setdefault(one, set()).add(two)
                found.setdefault(two, set()).add(one)
    return found


WORDS = _families()
"""Stem to the (family, group) pairs it stands in; words of two parts are joined by a hyphen."""

SWAPS = range(_FAMILIES.count(";") + 1, len(f"{_FAMILIES};{_SWAPS};{_CALLED}".split(";")))
"""The families of which one word tells another thing wherever it stands."""

CALLED = SWAPS[-_CALLED.count(";") - 1 :]
"""Those of them that name another person or thing."""

OPPOSITES = _opposites()
"""Stem to the stems that say the opposite."""

STRONG = frozenset(map(_key, _STRONG.split()))
"""Stems that take a side wherever they stand."""
