"""Word families in which the choice of word takes a side, and pairs of words that turn a statement round.

A family lists groups of words; inside a group they are as good as each other,
from one group to another the reader is told something else. Symmetric: no
group is the right one.
"""

from __future__ import annotations

from provenance.text.words import stem

_FAMILIES = """
protester demonstrator marcher picketer / activist campaigner / rioter / looter / terrorist / militant gunman / insurgent
guerrilla / rebel / extremist radical / thug hooligan / bandit / mob / separatist / fighter / patriot / vandal / criminal
/ dissident / mercenary / martyr / freedom-fighter
protest demonstration rally march / unrest disturbance disorder / riot / clash scuffle / uprising revolt rebellion / coup
putsch / insurrection / massacre slaughter carnage bloodbath / terror terrorism / mutiny
die perish kill / murder assassinate / execute / slaughter massacre butcher / martyr / eliminate neutralize liquidate
death killing / murder assassination / execution / slaughter massacre
government administration cabinet / regime / junta / dictatorship tyranny
leader president ruler / strongman / dictator tyrant despot / warlord
operation / invasion / aggression / incursion / attack assault offensive / liberation / occupation / annexation / war
detain arrest / abduct kidnap seize / jail imprison
detention arrest / abduction kidnapping / hostage
disperse / crackdown / repression / cleansing / purge
malfunction failure fault glitch / accident incident / explosion blast detonation / crash / disaster catastrophe / sabotage
fail malfunction / explode detonate blow / crash / collapse
stone rock brick / bottle / firework / grenade / bomb / gun rifle firearm / knife / missile rocket / stick baton
armored-vehicle / tank / truck / jeep
refugee asylum-seeker / migrant / illegal / invader
say state tell said told says saying / claim allege claimed claiming / admit confess acknowledge concede / boast / lie / warn / threaten / insist
request ask / demand / beg / urge / order
criticize / condemn / attack slam blast / denounce / mock
problem issue difficulty / crisis / scandal / chaos / disaster catastrophe / collapse
police officer / soldier troop / army military
advisor consultant / mercenary / spy agent
donation gift / bribe
mistake error / crime / fraud / corruption
suspect / culprit perpetrator / criminal
bystander civilian resident / fighter combatant
concern worry / fear / panic / hysteria
cut reduction / slash
reform / purge
fence barrier / wall
fee charge / fine / tax
settlement / colony
inmate prisoner / hostage
oust remove replace / topple overthrow
lay-off dismiss / sack fire
"""
_OPPOSITES = """
deny admit confirm acknowledge|reject accept approve|refuse agree|welcome condemn|praise criticize|support oppose
|win lose|defend attack|allow ban prohibit|permit forbid|rise fall|increase decrease|raise lower cut|gain lose
|succeed fail|innocent guilty|acquit convict|legal illegal|lawful unlawful|release arrest detain|free jail|open close
|start stop|begin end|resume suspend halt|expand shrink|enter leave|before after|ally enemy|friend enemy|victory defeat
|alive dead|survive die|safe dangerous|possible impossible|likely unlikely|majority minority|pass block|lift impose
|present absent|include exclude|strengthen weaken|improve worsen|deploy withdraw|hire fire|buy sell|import export
|north south|east west|northern southern|eastern western|male female|man woman|minimum maximum|first last
|above below|more less fewer|most least|always never|all none|everyone nobody|everything nothing|up down|high low
|higher lower|largest smallest|biggest smallest|best worst|better worse|public private|violent peaceful|nonviolent violent
|lawfully unlawfully|true false|right wrong|guilty innocent|confirm deny|comply defy|obey disobey
"""

WORDS: dict[str, set[tuple[int, int]]] = {}
"""Stem to the (family, group) pairs it stands in."""

STRONG: frozenset[str] = frozenset(
    stem(word)
    for word in (
        "terrorist terrorism massacre slaughter bloodbath carnage genocide regime junta dictator dictatorship tyrant "
        "thug hooligan mob rioter looter bandit extremist militant murder murderer assassin invasion annexation "
        "bomb hostage puppet propaganda hoax sham catastrophe panic hysteria illegal spy traitor coup "
        "fanatic warlord strongman crackdown atrocity torture brutal brutally savage barbaric fascist nazi"
    ).split()
)
"""Stems that take a side wherever they stand."""


def _key(word: str) -> str:
    return "-".join(stem(part) for part in word.split("-"))


for _number, _family in enumerate(_FAMILIES.replace("\n/", " /").strip().splitlines()):
    for _group, _members in enumerate(_family.split("/")):
        for _word in _members.split():
            WORDS.setdefault(_key(_word), set()).add((_number, _group))

OPPOSITES: dict[str, set[str]] = {}
"""Stem to the stems that say the opposite."""

for _row in _OPPOSITES.replace("\n", "").split("|"):
    _first, *_others = (stem(_word) for _word in _row.split())
    for _other in _others:
        OPPOSITES.setdefault(_first, set()).add(_other)
        OPPOSITES.setdefault(_other, set()).add(_first)
