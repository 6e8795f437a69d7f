"""Codes that a value must be one of: currencies in use (ISO 4217) and time zones (IANA).

A code that nobody knows would otherwise pass: amounts would be kept in a currency that is none, and calls would
be set in another zone.
"""

from __future__ import annotations

from goodterms.errors import nearest

# Written out because the packages that carry the list load babel (100 ms); a test compares it with one of them.
# HRK and BGN are no longer issued, but stand in books of years that must be kept.
CURRENCIES = frozenset(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL
    HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD
    MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
    RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS
    UAH UGX USD UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG ZWL
    """.split()  # noqa: SIM905
)


_ALSO_CALLED = {"UKP": "GBP", "STG": "GBP", "RMB": "CNY", "NTD": "TWD"}
_FIRST_THOUGHT = ("GBP", "EUR", "USD", "CHF", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "JPY")


def near_currency(code: str) -> str:
    """The currency that a mistyped code most likely means: the same letters in another order, or one letter off,
    with the currencies of most freelancers first. Empty where none is close."""
    if code in _ALSO_CALLED:
        return _ALSO_CALLED[code]
    known = (*_FIRST_THOUGHT, *sorted(CURRENCIES.difference(_FIRST_THOUGHT)))
    swapped = (one for one in known if sorted(one) == sorted(code))
    one_off = (one for one in known if sum(a != b for a, b in zip(one, code, strict=True)) == 1)
    return next(swapped, None) or next(one_off, "")


def is_zone(name: str) -> bool:
    """Whether a name is a time zone of the IANA database on this machine."""
    from zoneinfo import ZoneInfo  # only here: many folders name no zone, and money questions need none

    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # not found, a folder of zones, or no name at all
        return False
    return True


def near_zone(name: str) -> str:
    """The time zone closest to a mistyped one, or the zone of a city; empty where none is close."""
    from zoneinfo import available_timezones  # as above

    zones = sorted(available_timezones())
    cities = {zone.rpartition("/")[2].casefold(): zone for zone in reversed(zones)}
    return cities.get(name.strip().replace(" ", "_").casefold()) or nearest(name, zones)
