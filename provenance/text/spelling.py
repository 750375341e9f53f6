"""British and American spellings folded to one form.

Stemming alone keeps *organisation* and *organization* apart, so that a wire
copy edited for the other side of the ocean would look like a rewrite.
"""

from __future__ import annotations

import re

_WHOLE_WORDS = {
    "grey": "gray", "tyre": "tire", "tyres": "tires", "kerb": "curb", "plough": "plow",
    "cheque": "check", "cheques": "checks", "aluminium": "aluminum", "sceptical": "skeptical",
    "sceptic": "skeptic", "mould": "mold", "moustache": "mustache", "pyjamas": "pajamas",
    "storey": "story", "storeys": "stories", "manoeuvre": "maneuver", "manoeuvres": "maneuvers",
    "programme": "program", "programmes": "programs", "jewellery": "jewelry", "artefact": "artifact",
    "artefacts": "artifacts", "gaol": "jail", "ageing": "aging", "whilst": "while", "amongst": "among",
    "towards": "toward", "afterwards": "afterward", "learnt": "learned", "burnt": "burned",
    "spelt": "spelled", "dreamt": "dreamed", "draught": "draft", "judgement": "judgment",
    "acknowledgement": "acknowledgment", "instalment": "installment", "enrolment": "enrollment",
    "fulfil": "fulfill", "skilful": "skillful", "wilful": "willful", "licence": "license",
    "licences": "licenses", "practise": "practice", "practised": "practiced", "mum": "mom",
    "maths": "math", "tonne": "ton", "tonnes": "tons", "metre": "meter", "metres": "meters",
    "kilometre": "kilometer", "kilometres": "kilometers", "centimetre": "centimeter",
    "centimetres": "centimeters", "litre": "liter", "litres": "liters", "theatre": "theater",
    "theatres": "theaters", "centre": "center", "centres": "centers", "fibre": "fiber",
    "fibres": "fibers", "calibre": "caliber", "sabre": "saber", "spectre": "specter", "percent": "percent",
    "govt": "government", "dept": "department", "protestor": "protester", "protestors": "protesters",
    "adviser": "advisor", "advisers": "advisors", "axe": "ax", "cosy": "cozy",
}  # fmt: skip

# What a word must hold, the ending that it may have then, and how that is spelt. Few words come as far as the pattern.
_ENDINGS = (
    ("is", re.compile(r"(?<=[a-z]{3})is(e|es|ed|ing|er|ers|ation|ations|ational)$"), r"iz\1"),
    ("ys", re.compile(r"(?<=[a-z]{3})ys(e|es|ed|ing)$"), r"yz\1"),
    ("our", re.compile(r"(?<=[a-z]{2})our(s|ed|ing|er|ers|able|ite|ites|ful|hood|hoods|ly|al)?$"), r"or\1"),
    ("ll", re.compile(r"(?<=[a-z]{3})ll(ed|ing|er|ers)$"), r"l\1"),
    ("ogue", re.compile(r"(?<=[a-z]{3})ogue(s)?$"), r"og\1"),
    ("ence", re.compile(r"(?<=def|off|cen|ten)ence|(?<=lic)ence$"), "ense"),
)
# Words that end like the above but are spelt so on both sides.
_BOTH_SIDES = frozenset(
    "four hour hours your yours tour tours tourist pour pours poured sour flour our ours advise advised advises "
    "advising surprise surprised surprises exercise exercised exercises compromise compromised promise promised "
    "promises premise premises rise rises arise wise likewise otherwise precise concise expertise enterprise "
    "enterprises raise raised raises raising praise praised noise cruise disguise disguised supervise supervised "
    "televise televised revise revised devise devised improvise merchandise franchise paradise "
    "demise despise excise incise comprise comprised comprises comprising tortoise turquoise poise "
    "call called calling caller kill killed killing killer fill filled filling sell selling seller tell telling "
    "pull pulled pulling roll rolled rolling poll polled polling toll tolled bill billed billing fall falling "
    "spell spelled drill drilled drilling install installed installing still stalled stall smell smelled "
    "dialogue contour detour glamour velour wall walled walling spill spilled spilling shell shelled "
    "shelling yell yelled dwell dwelling swell swelling skill skilled drilling driller".split()
)


def american(word: str) -> str:
    """Returns the American spelling of a lower-case word, or the word itself."""
    if word in _WHOLE_WORDS:
        return _WHOLE_WORDS[word]
    if len(word) < 5 or word in _BOTH_SIDES:
        return word
    for held, pattern, replacement in _ENDINGS:
        if held in word:
            folded, changes = pattern.subn(replacement, word)
            if changes:
                return folded
    return word
