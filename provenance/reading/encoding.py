"""Bytes to text: which encoding, and what had to be mended."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from provenance.errors import ReadingError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8 with byte order mark"),
    (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"TY  - ", "a list of references (RIS) without the articles"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
)
_BINARY_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_META_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
# Others that Python knows are none of pages (unicode_escape, undefined, idna), or not of a page whose bytes say this.
_OF_PAGES = frozenset(
    "utf-8 ascii cp866 cp874 tis-620 koi8-r koi8-u mac-roman mac-cyrillic cp437 cp850 cp852 gb2312 gbk gb18030 hz "
    "big5 big5hkscs cp950 euc_jp iso2022_jp shift_jis cp932 euc_kr cp949 iso2022_kr".split()
    + [f"cp{1250 + page}" for page in range(9)]
    + [f"iso8859-{part}" for part in range(1, 17) if part != 12]
)
_SAMPLE = 100_000
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
# Bytes 0x80-0x9f that a writer of western text really types: quotation marks, dashes, dots, euro, ligatures.
_TYPED_CP1252 = frozenset(b"\x80\x82\x84\x85\x8a\x8b\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x99\x9a\x9b\x9c\x9e")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and remarks on what was mended."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, name: str, label: str = "") -> Decoded:
    """Decode ``data``; ``name`` is used in messages, ``label`` is the encoding that a letter gives for it.

    Raises:
        ReadingError: the bytes are no text, or in no encoding that can be recognised.
    """
    for bom, codec, marked in _BOMS:
        if data.startswith(bom):
            return _strictly(data, codec, marked, name)
    _refuse_known_binary(data, name)
    if wide := _utf16_without_bom(data):
        return _strictly(data, wide, "UTF-16 without byte order mark", name)
    if b"\x00" in data[:_SAMPLE] and data.count(b"\x00") > max(4, len(data) // 1000):
        raise ReadingError(_NOT_TEXT.format(name=name, what="a binary file"))
    return _mend(_decode_bytes(data, name, label))


_NOT_TEXT = "{name} is {what}, not text; save the article as plain text or HTML and give that file."


def _strictly(data: bytes, codec: str, label: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), label)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"{name} begins like {label} but byte {error.start} does not fit; save it again as UTF-8."
        ) from None


def _refuse_known_binary(data: bytes, name: str) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadingError(_NOT_TEXT.format(name=name, what=what))


def _utf16_without_bom(data: bytes) -> str | None:
    """Recognise UTF-16 by where the zero bytes stand, or by its rows of one script."""
    if len(data) < 4 or len(data) % 2:
        return None
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    for codec, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        zeros = high.count(0)
        few_zeros_below = low.count(0) <= len(low) // 50
        cyrillic = high.count(4)
        if few_zeros_below and (zeros > len(high) * 0.4 or (cyrillic + zeros > len(high) * 0.9 and zeros)):
            return codec
    return None


def _decode_bytes(data: bytes, name: str, label: str) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        pass
    controls = len(_BINARY_CONTROLS.findall(data[:_SAMPLE]))
    if controls > max(2, len(data[:_SAMPLE]) // 200):
        raise ReadingError(_NOT_TEXT.format(name=name, what="a binary file"))
    if declared := _labelled(data, label) or _declared(data):
        return declared
    if cyrillic := _cyrillic(data):
        return cyrillic
    if _plausible_western(data):
        return Decoded(data.decode("cp1252", errors="replace"), "Windows-1252")
    return _guess(data, name)


def _declared(data: bytes) -> Decoded | None:
    """What an HTML page says of itself, if its bytes bear it out."""
    match = _META_CHARSET.search(data[:4096])
    return _labelled(data, match[1].decode("ascii", errors="replace")) if match else None


def _labelled(data: bytes, label: str) -> Decoded | None:
    """The text in the encoding of a label, if it is one of pages and the bytes bear it out."""
    if not label:
        return None
    codec = "cp1252" if label.lower() in ("iso-8859-1", "latin-1", "latin1") else label
    try:
        if codecs.lookup(codec).name not in _OF_PAGES:
            return None
        return Decoded(data.decode(codec), label)
    except (LookupError, UnicodeDecodeError):
        return None


def _cyrillic(data: bytes) -> Decoded | None:
    """Russian in one of its single-byte encodings: the right one gives small letters, capitals only in front."""
    high = sum(b >= 0x80 for b in data[:_SAMPLE])
    if high < len(data[:_SAMPLE]) * 0.3:
        return None
    best = max(_CYRILLIC, key=lambda codec: _russian(data[:_SAMPLE].decode(codec, errors="replace")))
    if _russian(data[:_SAMPLE].decode(best, errors="replace")) < 0.9 * high:
        return None
    try:
        return Decoded(data.decode(best), best)
    except UnicodeDecodeError:
        return None


def _russian(text: str) -> int:
    """Small Russian letters and capitals that begin a word, less capitals within words."""
    small = len(re.findall("[а-яё]", text))
    leading = len(re.findall(r"\b[А-ЯЁ](?=[а-яё])", text))
    inner = len(re.findall("[а-яё][А-ЯЁ]", text))
    frequent = len(re.findall("[оеаинтс]", text))
    return (small + leading - 2 * inner) if frequent > small * 0.35 else 0


def _plausible_western(data: bytes) -> bool:
    """Western text has few bytes above 127, and those are letters within words or typed punctuation."""
    high = [b for b in data[:_SAMPLE] if b >= 0x80]
    if len(high) > len(data[:_SAMPLE]) * 0.12:
        return False
    control_like = sum(b < 0xA0 and b not in _TYPED_CP1252 for b in high)
    symbols = sum(0xA0 <= b < 0xC0 or b in (0xD7, 0xF7) for b in high)
    return not control_like and symbols <= max(8, len(high) // 2)


def _guess(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and (best.chaos or 0) < 0.2:
        try:
            note = (
                f"The encoding was guessed ({best.encoding}); if letters look wrong, save the file as UTF-8."
            )
            return Decoded(data.decode(best.encoding), best.encoding, (note,))
        except (LookupError, UnicodeDecodeError):
            pass
    raise ReadingError(
        f"{name} is text in no encoding that could be recognised; save it again as UTF-8 and give that file."
    )


def _mend(decoded: Decoded) -> Decoded:
    """Undo text that was decoded wrongly before it came to us ("donâ€™t"), and only that."""
    if not _MOJIBAKE.search(decoded.text):
        return decoded
    import ftfy
    from ftfy.badness import is_bad

    if not is_bad(decoded.text):
        return decoded
    # Everything else that ftfy offers would change the article's own characters.
    config = ftfy.TextFixerConfig(
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        normalization=None,
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
    )
    mended = ftfy.fix_text(decoded.text, config)
    if mended == decoded.text:
        return decoded
    note = "Some characters had been garbled by a wrong encoding earlier; they were put right."
    return Decoded(mended, decoded.encoding, (*decoded.notes, note))


# A cheap sign that ftfy is worth its import: a lead byte of UTF-8 read as Latin, and another such byte.
_MOJIBAKE = re.compile("[ÂÃâÐÑÅÄÎÏØÙ\u00e2][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
