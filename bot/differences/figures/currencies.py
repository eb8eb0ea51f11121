"""Currencies: their signs, codes and names."""

_SIGNS = {
    **{"$": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD"},
    **{"nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY"},
    **{"₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₦": "NGN"},
    **{"rs": "INR", "rs.": "INR"},
}
_CODES = "USD EUR GBP JPY CNY CHF AUD CAD NZD INR RUB SEK NOK DKK PLN TRY BRL ZAR KRW UAH"
_CODED = frozenset(_CODES.split(" "))
_NAMES = {
    **{"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY"},
    **{"renminbi": "CNY", "rouble": "RUB", "ruble": "RUB", "rupee": "INR"},
    **{"franc": "CHF", "krona": "SEK", "krone": "NOK", "lira": "TRY", "hryvnia": "UAH"},
    **{"buck": "USD", "quid": "GBP"},
    **{"zloty": "PLN", "rand": "ZAR", "shekel": "ILS", "naira": "NGN"},
}
_DOLLARS = {"australian": "AUD", "canadian": "CAD", "zealand": "NZD", "kong": "HKD"}
_DOLLARS |= {"singapore": "SGD", "us": "USD", "american": "USD"}
_WRITTEN = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "AUD": "A$", "CAD": "C$"}

SIGNS = r"(?:US|AU?|CA?|NZ|HK|S|R)\$|[$€£¥₹₽₩₺₴₪₦]|\b(?:" + "|".join(_CODED) + r"|RMB|Rs\.?)\s"
"""The pattern of what stands before a sum of money."""
UNNAMED = ""
"""The code of whatever currency is meant: "fifty grand" may be of any."""


def currency_of(sign: str) -> str:
    """The code of a currency by what stands before a sum."""
    sign = sign.strip().lower()
    return _SIGNS.get(sign) or {"rmb": "CNY"}.get(sign, sign.upper())


def currency_called(words: list[str]) -> tuple[str, int] | None:
    """The currency that the first words name, and how many of them do: "Swiss francs" is two."""
    for count, word in enumerate(words[:3], start=1):
        named = word.upper() if word.upper() in _CODED else _NAMES.get(word.removesuffix("s"))
        if named is None:
            continue
        if count > 1 and named == "USD":
            named = _DOLLARS.get(words[count - 2])
        return (named, count) if named is not None else None
    return None


def is_dollar(code: str) -> bool:
    """Whether a bare dollar sign may stand for a currency."""
    return code in {"USD", *_DOLLARS.values()}


def money_written(figure: str, code: str) -> str:
    """Write a sum the usual way: $3.4bn, 120 CHF."""
    sign = _WRITTEN.get(code)
    return f"{sign}{figure}" if sign else f"{figure} {code}".rstrip()
