"""Forms of common verbs that their stem does not bring together: gave and give, laid and lay."""

from __future__ import annotations

from provenance.text.words import stem

_FORMS = """
be was were been; become became; begin began begun; break broke broken; bring brought; build built; buy bought; catch
caught; choose chose chosen; come came; cut; deal dealt; do did done does; draw drew drawn; drive drove driven; eat ate
eaten; fall fell fallen; feel felt; fight fought; find found; fly flew flown; forbid forbade forbidden; get got gotten;
give gave given; go went gone goes; grow grew grown; hear heard; hit; hold held; keep kept; know knew known; lay laid;
lead led; leave left; lend lent; lose lost; make made; mean meant; meet met; pay paid; put; rise rose risen; run ran;
say said; see saw seen; seek sought; sell sold; send sent; set; shoot shot; shut; speak spoke spoken; spend spent; stand
stood; steal stole stolen; strike struck; take took taken; teach taught; tell told; think thought; throw threw thrown;
win won; withdraw withdrew withdrawn; write wrote written
"""
_BASE = {stem(form): stem(row.split()[0]) for row in _FORMS.split(";") for form in row.split()}
_PAST = frozenset(form for row in _FORMS.split(";") for form in row.split()[1:2])


def base(stemmed: str) -> str:
    """Returns the stem of the plain form of a stemmed word; of what is no irregular verb, the stem itself."""
    return _BASE.get(stemmed, stemmed)


def is_past(word: str) -> bool:
    """Whether a word of small letters looks like a simple past: "gave", "started"."""
    return word in _PAST or (word.endswith("ed") and len(word) > len("need"))
