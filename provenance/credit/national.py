"""The news agency of a country, where it is named by nothing else: "Spain's news agency", "the French news agency"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from provenance.outlets import Outlet, Registry

# One a country, where hardly another can be meant: the Russian agency may be any of three, the British one of two.
_AGENCIES = frozenset(
    (
        "AFP AAP ANA-MPA ANP ANSA APA Agerpres Anadolu Antara Armenpress BTA BelTA Belga Bernama DPA EFE HINA KCNA "
        "KUNA Keystone-SDA Kyodo Lusa MTI NTB PAP Ritzau STT TASR TT Ukrinform VNA WAM Xinhua Yonhap ČTK"
    ).split()
)
# News agencies whose full names do not say so.
_MORE = frozenset(
    (
        "APP; APS; AVN; Agência Brasil; Andina; BSS; China News Service; Kabar; Khovar; MAP; Moldpres; "
        "Montsame; Notimex; Prensa Latina; RSS; Senegalese Press Agency; TAP; Télam"
    ).split("; ")
)
_NOUNS = frozenset(("news agency", "press agency", "news service", "wire service", "wire agency", "newswire"))
_PLAIN = frozenset(("official", "national", "public", "own", "big", "main"))


class Agency(NamedTuple):
    """The outlet that a description means, and its canonical name."""

    outlet: str
    known: Outlet


def is_agency(outlet: Outlet) -> bool:
    """Whether an outlet is a news agency, be it the state's."""
    return outlet.kind == "wire" or outlet.name in _AGENCIES | _MORE or "Agency" in outlet.full_name


def describes_agency(text: str) -> bool:
    """Whether a text may describe an agency by its country at all."""
    return any(noun in text for noun in _NOUNS)


def national_agency(adjectives: Sequence[str], noun: str, registry: Registry) -> Agency | None:
    """Returns the agency of the country that an adjective or owner names ("British", "Spain"), if it has one.

    Args:
        adjectives: the words before the noun, the owner first; "the Chinese state news agency" stays as vague as
            "Chinese state media".
        noun: "news agency" and the like; "agency" alone may be the space agency.
        registry: the known outlets.
    """
    telling = [word for word in adjectives if word.lower() not in _PLAIN]
    if noun.lower() not in _NOUNS or len(telling) != 1:
        return None
    fitting = [
        outlet
        for outlet in registry
        if outlet.name in _AGENCIES
        and (told := registry.adjectives(outlet.country))
        and (telling[0] in told or (len(telling[0]) >= _LEAST and is_of_country(telling[0], told)))
    ]
    return Agency(fitting[0].name, fitting[0]) if len(fitting) == 1 else None


_LEAST = 4


def is_of_country(telling: str, adjectives: Sequence[str]) -> bool:
    """Whether "Russia" is the country of "Russian"."""
    named = _ADJECTIVES.get(telling)
    return named in adjectives if named else any(word.startswith(telling[:5]) for word in adjectives)


_ADJECTIVES = {
    "France": "French", "Spain": "Spanish", "Britain": "British", "Turkey": "Turkish", "Poland": "Polish",
    "Sweden": "Swedish", "Denmark": "Danish", "Finland": "Finnish", "Greece": "Greek", "Ireland": "Irish",
    "China": "Chinese", "Portugal": "Portuguese", "Italy": "Italian", "Switzerland": "Swiss", "Norway": "Norwegian",
}  # fmt: skip
