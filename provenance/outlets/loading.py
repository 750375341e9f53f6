"""From a JSON file of outlets to checked values; every fault is told as one clear sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from provenance.errors import SettingsError
from provenance.outlets.values import KINDS, Outlet

_TEXTS = ("name", "full_name", "kind", "country", "seat", "owner_group", "note")
_LISTS = ("aliases", "domains", "weak", "not_before", "not_after", "given_names")
_NEEDED = ("name", "kind", "country")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_COUNTRY = re.compile(r"[A-Z]{2}")


def read_outlets(path: Path, *, checked: bool = False) -> tuple[list[Outlet], dict[str, tuple[str, ...]]]:
    """Reads a file of outlets.

    Args:
        path: the file.
        checked: the file is known to be right, as that of the package, which every start of a command reads.

    Returns:
        the outlets, and by country code the adjectives of the country ("Russian").

    Raises:
        SettingsError: the file cannot be read, is no JSON, or an entry is wrong.
    """
    content = _content(path)
    rows = content.get("outlets")
    if not isinstance(rows, list):
        raise SettingsError(f'{path}: expected {{"outlets": [...]}}, the outlets as a list under that key.')
    if not checked:
        for number, row in enumerate(rows, 1):
            _check(row, number, path)
    return [_outlet(row) for row in rows], _countries(content, path)


def _content(path: Path) -> Mapping[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(
            f"The outlet file {path} cannot be read: {error.strerror}. Check the path."
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"The outlet file {path} is not UTF-8 text. Save it as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"The outlet file {path} is not valid JSON: {error}.") from error
    if isinstance(content, list):
        return {"outlets": content}
    if not isinstance(content, dict):
        raise SettingsError(f"{path}: expected a JSON object or list of outlets.")
    return content


def _countries(content: Mapping[str, Any], path: Path) -> dict[str, tuple[str, ...]]:
    countries = content.get("countries", {})
    if not isinstance(countries, dict) or not all(_is_texts(v) for v in countries.values()):
        raise SettingsError(f'{path}: "countries" maps a country code to a list of adjectives.')
    return {code: tuple(adjectives) for code, adjectives in countries.items()}


def _outlet(row: Mapping[str, Any]) -> Outlet:
    fields = {key: value if isinstance(value, str) else tuple(value) for key, value in row.items()}
    return Outlet(**{"full_name": row["name"], "aliases": (), "domains": (), **fields})


def _check(row: object, number: int, path: Path) -> None:
    if not isinstance(row, dict):
        raise SettingsError(f"{path}: outlet {number} is not an object with a name, a kind and a country.")
    where = f"{path}: outlet {number} ({row.get('name') or 'without a name'})"
    for key, value in row.items():
        if key in _TEXTS:
            if not isinstance(value, str):
                raise SettingsError(f'{where}: "{key}" must be a text.')
        elif key not in _LISTS:
            raise SettingsError(f'{where} has an unknown field "{key}". Known: {", ".join(_TEXTS + _LISTS)}.')
        elif not _is_texts(value):
            raise SettingsError(f'{where}: "{key}" must be a list of texts.')
    for key in _NEEDED:
        if not row.get(key):
            raise SettingsError(f'{where} lacks "{key}".')
    _check_values(row, where)


def _check_values(row: Mapping[str, Any], where: str) -> None:
    if row["kind"] not in KINDS:
        raise SettingsError(f'{where}: kind "{row["kind"]}" is unknown. Use one of {", ".join(KINDS)}.')
    if not _COUNTRY.fullmatch(row["country"]):
        raise SettingsError(f'{where}: country "{row["country"]}" is not a code of two capitals, such as DE.')
    for domain in row.get("domains", ()):
        if not _DOMAIN.fullmatch(domain):
            raise SettingsError(f'{where}: domain "{domain}" is not a bare lower-case host, such as dpa.com.')


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
