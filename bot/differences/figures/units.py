"""Units of measure: what they are called, and how one is told in another."""

from decimal import Decimal

_METRIC = """
    km length 1000 km kilometre kilometer kilometres kilometers kms
    m length 1 m metre meter metres meters
    cm length 0.01 cm centimetre centimeter centimetres centimeters
    mm length 0.001 mm millimetre millimeter millimetres millimeters
    miles length 1609.344 mi mile miles
    ft length 0.3048 ft foot feet
    inches length 0.0254 inch inches
    yards length 0.9144 yard yards
    tonnes mass 1000000 tonne tonnes
    tons mass 1000000 ton tons
    kg mass 1000 kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
    g mass 1 g gram grams gramme grammes
    lb mass 453.592 lb lbs
    oz mass 28.3495 oz ounce ounces
    hectares area 10000 ha hectare hectares
    acres area 4046.86 acre acres
    litres volume 1 litre liter litres liters
    gallons volume 3.78541 gallon gallons
    ° temperature 1 degree degrees
    °C temperature 1 °c c celsius centigrade
    °F temperature 1 °f f fahrenheit
    km/h speed 1 km/h kph kmh
    mph speed 1.609344 mph
    knots speed 1.852 knot knots
    MW power 1 mw megawatt megawatts
    GW power 1000 gw gigawatt gigawatts
    kW power 0.001 kw kilowatt kilowatts
    MB data 1 mb megabyte megabytes
    GB data 1000 gb gigabyte gigabytes
    TB data 1000000 tb terabyte terabytes
    seconds time 1 seconds sec secs
    minutes time 60 minute minutes min mins
    hours time 3600 hour hours hr hrs
    days time 86400 day days
    weeks time 604800 week weeks
    months time 2629800 month months
    years time 31557600 year years yr yrs
    decades time 315576000 decade decades
    centuries time 3155760000 century centuries
    magnitude magnitude 1 magnitude
"""
_ROWS = [row.split() for row in _METRIC.strip().splitlines()]
_DIMENSION = {unit: dimension for unit, dimension, *_ in _ROWS}
_FACTOR = {unit: Decimal(factor) for unit, _, factor, *_ in _ROWS}
_CALLED = {word: unit for unit, _, _, *words in _ROWS for word in words}
_POWERS = {"square": "²", "sq": "²", "cubic": "³"}
SYMBOLS = (
    r"km/h|kph|mph|km[2\u00b2]?|m[2\u00b2\u00b3]|cm|mm|kg|kW|MW|GW|GB|MB|TB|lbs?|ft|ha|"
    r"\u00b0\s?[CF]|(?-i:[CF])"
)
"""Symbols that may be written against their figure."""


def unit_called(words: list[str]) -> tuple[str, int] | None:
    """The unit that the first words name, and how many of them do: "square miles" is two."""
    if not words:
        return None
    power, *rest = words
    if power[-1:] and power[-1] in "2²³":
        unit = _CALLED.get(power[:-1])
        raised = "³" if power[-1] == "³" else "²"
        return (unit + raised, 1) if unit and _DIMENSION[unit] == "length" else None
    if power in _POWERS:
        unit = _CALLED.get(rest[0]) if rest else None
        return (unit + _POWERS[power], 2) if unit and _DIMENSION[unit] == "length" else None
    named = _CALLED.get(words[0].replace("\u00b0 ", "\u00b0"))
    if named == "km" and words[1:3] == ["per", "hour"]:
        return "km/h", 3
    if named == "miles" and words[1:3] == ["per", "hour"]:
        return "mph", 3
    return (named, 1) if named is not None else None


def dimension_of(unit: str) -> str:
    """What a unit measures; a unit squared or cubed is made of a length."""
    if unit[-1:] in "²³":
        return {"²": "area", "³": "volume"}[unit[-1]] if unit else ""
    return _DIMENSION.get(unit, "")


def converted(value: Decimal, unit: str, other: str) -> Decimal:
    """Tell a value in another unit of its dimension."""
    if "°" in {unit, other}:
        # Degrees of no scale are taken for those of the other text.
        return value
    if {unit, other} == {"°C", "°F"}:
        return (value - 32) * 5 / 9 if unit == "°F" else value * 9 / 5 + 32
    return value * _factor(unit) / _factor(other)


def _factor(unit: str) -> Decimal:
    match unit[-1:]:
        case "²":
            return _FACTOR[unit[:-1]] ** 2
        case "³":
            # A litre is a thousandth of a cubic metre.
            return _FACTOR[unit[:-1]] ** 3 * 1000
        case _:
            return _FACTOR[unit]
