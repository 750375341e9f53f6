"""Units of measure and money: the word that follows a number, the family it belongs to, and its size.

Every family has one base unit, so that 100 km and 62 miles, or 72 hours and
three days, can be compared. A currency is a family of its own: rates of
exchange change, so no sum is ever converted.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``base`` names the family, ``factor`` its size in base units, ``kind`` what it measures."""

    base: str
    factor: float
    kind: str


def _table(kind: str, base: str, rows: str) -> dict[str, Unit]:
    """Reads rows of ``factor word word …`` separated by semicolons; an underscore stands for a space."""
    found = {}
    for row in rows.split(";"):
        factor, *words = row.split()
        found.update({word.replace("_", " "): Unit(base, float(factor), kind) for word in words})
    return found


_DURATIONS = _table(
    "duration",
    "s",
    "1 second seconds sec secs; 60 minute minutes min mins; 3600 hour hours hr hrs; 86400 day days;"
    "604800 week weeks; 1209600 fortnight fortnights; 2629746 month months; 31556952 year years yr yrs;"
    "315569520 decade decades; 3155695200 century centuries; 0.001 millisecond milliseconds",
)
_LENGTHS = _table(
    "measure",
    "m",
    "1 metre metres meter meters m; 1000 kilometre kilometres kilometer kilometers km kms;"
    "0.01 centimetre centimetres centimeter centimeters cm; 0.001 millimetre millimetres millimeter millimeters mm;"
    "1609.344 mile miles; 0.3048 foot feet ft; 0.9144 yard yards; 0.0254 inch inches; 1852 nautical_mile nautical_miles",
)
_MASSES = _table(
    "measure",
    "kg",
    "1 kilogram kilograms kilogramme kilogrammes kilo kilos kg; 1000 tonne tonnes ton tons metric_ton metric_tons;"
    "0.001 gram grams gramme grammes g; 0.000001 milligram milligrams mg; 0.45359237 pound pounds lb lbs;"
    "0.028349523 ounce ounces oz; 1000000 kiloton kilotons; 1000000000 megaton megatons",
)
_AREAS = _table(
    "measure",
    "m2",
    "10000 hectare hectares ha; 4046.8564 acre acres; 1 square_metre square_metres square_meter square_meters sq_m;"
    "1000000 square_kilometre square_kilometres square_kilometer square_kilometers sq_km;"
    "2589988.11 square_mile square_miles sq_mi sq_miles; 0.09290304 square_foot square_feet sq_ft",
)
_VOLUMES = _table(
    "measure",
    "l",
    "1 litre litres liter liters l; 0.001 millilitre millilitres milliliter milliliters ml; 3.785411784 gallon gallons;"
    "1000 cubic_metre cubic_metres cubic_meter cubic_meters; 28.316846592 cubic_foot cubic_feet",
)
_POWERS = _table(
    "measure",
    "W",
    "1 watt watts; 1000 kilowatt kilowatts kw; 1000000 megawatt megawatts mw; 1000000000 gigawatt gigawatts gw",
)
_ENERGIES = _table(
    "measure",
    "Wh",
    "1000 kilowatt-hour kilowatt-hours kwh; 1000000 megawatt-hour megawatt-hours mwh; 1000000000 gwh; 1000000000000 twh",
)
_OTHERS = {
    **_table("measure", "barrel", "1 barrel barrels bbl"),
    **_table("measure", "barrel/s", "1.1574074e-5 bpd"),
    **_table("measure", "m/s", "0.27777778 km/h kmh kph; 0.44704 mph; 0.51444444 knot knots; 1 m/s"),
    **_table("measure", "degree", "1 degree degrees"),
    **_table("measure", "byte", "1000000 megabyte megabytes mb; 1000000000 gigabyte gigabytes gb; 1000000000000 terabyte terabytes"),
    **_table("measure", "Hz", "1 hertz hz; 1000 khz; 1000000 mhz; 1000000000 ghz"),
    **_table("percent", "%", "1 percent pct"),
    **_table("percent", "pp", "1 percentage_point percentage_points; 0.01 basis_point basis_points"),
}

UNITS: dict[str, Unit] = {
    **_DURATIONS,
    **_LENGTHS,
    **_MASSES,
    **_AREAS,
    **_VOLUMES,
    **_POWERS,
    **_ENERGIES,
    **_OTHERS,
}
# The first words of units of two words, so that most look-ups end after one.
FIRST_OF_TWO = frozenset(name.split()[0] for name in UNITS if " " in name)

_CURRENCY_WORDS = """
USD dollar dollars buck bucks; EUR euro euros; GBP sterling quid; JPY yen; CNY yuan renminbi; RUB ruble rubles rouble
roubles; INR rupee rupees; KZT tenge; UAH hryvnia hryvnias hryvna hryvnya; TRY lira liras; PLN zloty zlotys zlotych;
HUF forint forints; crown crown crowns krone kroner krona kronor koruna korunas; CHF franc francs; dinar dinar dinars;
AED dirham dirhams; SAR riyal riyals; IRR rial rials; ILS shekel shekels; NGN naira; shilling shilling shillings;
BDT taka; MYR ringgit; IDR rupiah; THB baht; VND dong; ZAR rand; BRL reais; peso peso pesos; UZS sum soum soums;
KGS som soms; AMD dram drams; GEL lari laris; AZN manat manats; MNT tugrik tugriks; GHS cedi cedis; PEN soles;
BTC bitcoin bitcoins
"""
CURRENCY_WORDS: dict[str, str] = {
    word: row.split()[0] for row in _CURRENCY_WORDS.split(";") for word in row.split()[1:]
}
CURRENCY_CODES: dict[str, str] = {
    code.lower(): code
    for code in (
        "USD EUR GBP JPY CNY RMB RUB RUR INR KZT UAH TRY PLN HUF CHF AED SAR IRR ILS NGN BDT MYR IDR THB VND ZAR BRL "
        "KRW SEK NOK DKK CZK AUD CAD NZD HKD SGD MXN ARS CLP COP PHP PKR EGP KES TWD"
    ).split()
} | {"rmb": "CNY", "rur": "RUB", "rs": "INR"}
CURRENCY_SIGNS: dict[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₸": "KZT", "₺": "TRY",
    "₴": "UAH", "₪": "ILS", "₦": "NGN", "₫": "VND", "฿": "THB", "₱": "peso",
}  # fmt: skip
# Letters before a dollar sign say whose dollar it is.
DOLLARS: dict[str, str] = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "nt": "TWD",
    "r": "BRL", "mx": "MXN", "u.s.": "USD",
}  # fmt: skip
