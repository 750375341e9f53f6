"""Units of measure and money: the word that follows a number, the family it belongs to, and its size.

Every family has one base unit, so that 100 km and 62 miles, or 72 hours and
three days, can be compared. A currency is a family of its own: rates of
exchange change, so no sum is ever converted.
"""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: ``base`` names the family, ``factor`` its size in base units, ``kind`` what it measures."""

    base: str
    factor: float
    kind: str


_DURATIONS = """
0.001 millisecond milliseconds; 1 second seconds sec secs; 60 minute minutes min mins; 3600 hour hours hr
hrs; 86400 day days; 604800 week weeks; 1209600 fortnight fortnights; 2629746 month months; 31556952 year
years yr yrs; 315569520 decade decades; 3155695200 century centuries
"""
_LENGTHS = """
0.001 millimetre millimetres millimeter millimeters mm; 0.01 centimetre centimetres centimeter
centimeters cm; 1 metre metres meter meters m; 1000 kilometre kilometres kilometer kilometers km kms;
0.0254 inch inches; 0.3048 foot feet ft; 0.9144 yard yards; 1609.344 mile miles; 1852 nautical_mile
nautical_miles
"""
_MASSES = """
0.000001 milligram milligrams mg; 0.001 gram grams gramme grammes g; 1 kilogram kilograms kilogramme
kilogrammes kilo kilos kg; 1000 tonne tonnes ton tons metric_ton metric_tons mt; 1000000 kiloton kilotons;
1000000000 megaton megatons mmt; 0.028349523 ounce ounces oz; 0.45359237 pound pounds lb lbs
"""
_AREAS = """
1 square_metre square_metres square_meter square_meters sq_m; 10000 hectare hectares ha; 4046.8564 acre
acres; 1000000 square_kilometre square_kilometres square_kilometer square_kilometers sq_km; 2589988.11
square_mile square_miles sq_mi sq_miles; 0.09290304 square_foot square_feet sq_ft
"""
_VOLUMES = """
0.001 millilitre millilitres milliliter milliliters ml; 1 litre litres liter liters l; 3.785411784 gallon
gallons; 1000 cubic_metre cubic_metres cubic_meter cubic_meters cu_m; 1e9 mcm;
1e12 bcm; 28.316846592 cubic_foot cubic_feet cu_ft
"""


def _table(kind: str, base: str, rows: str) -> dict[str, Unit]:
    """Reads rows of ``factor word word …`` separated by semicolons; an underscore stands for a space."""
    found = {}
    for row in rows.split(";"):
        factor, *words = row.split()
        found.update({word.replace("_", " "): Unit(base, float(factor), kind) for word in words})
    return found


UNITS = {
    **_table("duration", "s", _DURATIONS),
    **_table("measure", "m", _LENGTHS),
    **_table("measure", "kg", _MASSES),
    **_table("measure", "m2", _AREAS),
    **_table("measure", "l", _VOLUMES),
    **_table("measure", "W", "1 watt watts; 1e3 kilowatt kilowatts kw; 1e6 megawatt megawatts mw"),
    **_table("measure", "W", "1e9 gigawatt gigawatts gw"),
    **_table("measure", "Wh", "1e3 kilowatt-hour kilowatt-hours kwh; 1e6 megawatt-hour megawatt-hours mwh"),
    **_table("measure", "Wh", "1e9 gigawatt-hour gigawatt-hours gwh; 1e12 terawatt-hour terawatt-hours twh"),
    **_table("measure", "barrel", "1 barrel barrels bbl"),
    **_table("measure", "barrel/s", "1.1574074e-5 bpd"),
    **_table("measure", "m/s", "0.27777778 km/h kmh kph; 0.44704 mph; 0.51444444 knot knots; 1 m/s"),
    **_table("measure", "degree", "1 degree degrees"),
    **_table(
        "measure", "byte", "1e6 megabyte megabytes mb; 1e9 gigabyte gigabytes gb; 1e12 terabyte terabytes"
    ),
    **_table("measure", "Hz", "1 hertz hz; 1e3 khz; 1e6 mhz; 1e9 ghz"),
    **_table("percent", "%", "1 percent percents pct"),
    **_table("percent", "pp", "1 percentage_point percentage_points; 0.01 basis_point basis_points bps"),
}
# The first words of units of two words, so that most look-ups end after one.
FIRST_OF_TWO = frozenset(name.split()[0] for name in UNITS if " " in name)


def is_counted(first: str, second: str) -> bool:
    """Whether these words are what millions are counted of: in "3m cubic metres" the m is no metre."""
    return (
        first in ("people", "bpd") or f"{first} {second}" in UNITS or (first in UNITS and first.endswith("s"))
    )


_CURRENCIES = """
USD dollar dollars buck bucks; EUR euro euros; GBP sterling quid; JPY yen; CNY yuan renminbi; RUB ruble
rubles rouble roubles; INR rupee rupees; KZT tenge; UAH hryvnia hryvnias hryvna hryvnya; TRY lira liras;
PLN zloty zlotys zlotych; HUF forint forints; crown crown crowns krone kroner krona kronor koruna korunas
króna krónur; franc franc francs; dinar dinar dinars; AED dirham dirhams; SAR riyal riyals; IRR rial
rials; ILS shekel shekels; NGN naira nairas; shilling shilling shillings; BDT taka takas; MYR ringgit
ringgits; IDR rupiah rupiahs; THB baht bahts; VND dong dongs; ZAR rand rands; BRL reais; peso peso pesos;
UZS sum soum soums; KGS som soms; AMD dram drams; GEL lari laris; AZN manat manats; MNT tugrik tugriks
tögrög; GHS cedi cedis; PEN soles; BTC bitcoin bitcoins; AFN afghani afghanis; ALL lek leks; AOA kwanza
kwanzas; florin florin florins; guilder guilder guilders; BOB boliviano bolivianos; BWP pula pulas; BGN
lev leva; CRC colon colons colones; CVE escudo escudos; HTG gourde gourdes; HNL lempira lempiras; GTQ
quetzal quetzals quetzales; LAK kip kips; MOP pataca patacas; MGA ariary; kwacha kwacha kwachas; MVR
rufiyaa; MRU ouguiya; MZN metical meticais; MMK kyat kyats; NIO cordoba cordobas córdoba córdobas; PAB
balboa balboas; PGK kina; PYG guarani guaranis guaraníes; RON leu lei; WST tala; STN dobra dobras; SLE
leone leones; SZL lilangeni emalangeni; TJS somoni; TOP paanga; VUV vatu; VES bolivar bolivars bolívar
bolívares; MKD denar denars; ETB birr; GMD dalasi; ERN nakfa; LSL loti maloti; BTN ngultrum; KHR riel
riels; LKR rupees; mark mark marks; DEM deutschmark deutschmarks
"""
# A hundredth of the currency named before them, or of the one given here.
_HUNDREDTHS = """
USD cent cents; GBP penny pence; EUR eurocent eurocents; RUB kopeck kopecks kopek kopeks; INR paisa
paise; crown øre öre ore; peso centavo centavos; MYR sen; CNY fen; PLN grosz groszy; SAR halala halalas;
NGN kobo; THB satang; franc centime centimes; HUF filler; BGN stotinka stotinki; RON bani
"""


def _by_word(rows: str) -> dict[str, str]:
    return {word: row.split()[0] for row in reversed(rows.split(";")) for word in row.split()[1:]}


HUNDREDTHS = _by_word(_HUNDREDTHS)
CURRENCY_WORDS = _by_word(_CURRENCIES) | HUNDREDTHS
_CODES = """
USD EUR GBP JPY CNY RMB RUB RUR INR KZT UAH TRY PLN HUF CHF AED SAR IRR ILS NGN BDT MYR IDR THB VND ZAR
BRL KRW SEK NOK DKK CZK AUD CAD NZD HKD SGD MXN ARS CLP COP PHP PKR EGP KES TWD ISK BGN RON RSD GEL AMD
AZN BYN MDL UZS KGS TJS MNT LKR NPR QAR KWD BHD OMR JOD LBP IQD SYP LYD TND DZD MAD GHS ETB TZS UGX ZMW
XAF XOF PEN BOB UYU PYG VES CRC GTQ HNL NIO DOP JMD BSD BBD TTD FJD MOP
"""
CURRENCY_CODES = {code.lower(): code for code in _CODES.split()} | {"rmb": "CNY", "rur": "RUB", "rs": "INR"}
CURRENCY_SIGNS: dict[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₸": "KZT",
    "₺": "TRY", "₴": "UAH", "₪": "ILS", "₦": "NGN", "₫": "VND", "฿": "THB", "₱": "peso",
}  # fmt: skip
# Letters before a dollar sign say whose dollar it is.
DOLLARS: dict[str, str] = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD",
    "nt": "TWD", "r": "BRL", "mx": "MXN", "u.s.": "USD",
}  # fmt: skip
