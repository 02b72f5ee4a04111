"""How lines and areas are drawn: colours, alpha, widths; what an object leaves open its parameters say."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from lushan_desktop.paper.ofd.book import Resources
from lushan_desktop.paper.ofd.elements import child, number, numbers

_DEEPEST = 8
_HEX = 16


@dataclass(frozen=True)
class Colour:
    """Red, green, blue and alpha, 0 to 1."""

    red: float = 0.0
    green: float = 0.0
    blue: float = 0.0
    alpha: float = 1.0


BLACK = Colour()


@dataclass(frozen=True)
class Style:
    """What an object is drawn with."""

    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 0.353
    cap: int = 0
    join: int = 0
    dash: tuple[float, ...] = ()


def style_of(element: Element, layer_param: str, resources: Resources) -> Style:
    """The style of an object: its own, then its parameters', then the layer's."""
    chain = [element, *_params(element.get("DrawParam") or "", resources), *_params(layer_param, resources)]

    def first(name: str) -> str | None:
        return next((one.get(name) for one in chain if one.get(name)), None)

    def colour(name: str) -> Colour | None:
        found = next((held for one in chain if (held := child(one, name)) is not None), None)
        return colour_of(found, resources) if found is not None else None

    return Style(
        colour("FillColor"),
        colour("StrokeColor"),
        number(first("LineWidth"), 0.353),
        {"Butt": 0, "Round": 1, "Square": 2}.get(first("Cap") or "", 0),
        {"Miter": 0, "Round": 1, "Bevel": 2}.get(first("Join") or "", 0),
        tuple(one for one in numbers(first("DashPattern")) if one > 0),
    )


def _params(key: str, resources: Resources) -> list[Element]:
    """Parameters and those they are relative to."""
    found: list[Element] = []
    while key and len(found) < _DEEPEST:
        param = resources.find("DrawParam", key)
        if param is None:
            break
        found.append(param)
        key = param.get("Relative") or ""
    return found


def colour_of(element: Element, resources: Resources) -> Colour:
    """A colour; of shades that go over into each other the first."""
    alpha = max(0.0, min(1.0, number(element.get("Alpha"), 255.0) / 255))
    shade = (
        child(element, "AxialShd") if child(element, "AxialShd") is not None else child(element, "RadialShd")
    )
    if shade is not None:
        first = child(shade, "Segment", "Color")
        return colour_of(first, resources) if first is not None else BLACK
    space = resources.find("ColorSpace", element.get("ColorSpace"))
    kind = (space.get("Type") if space is not None else "") or ""
    return _coloured(_values(element.get("Value")), kind.upper(), alpha)


def _values(text: str | None) -> list[float]:
    if text and "#" in text:
        return [int(one.strip("#") or "0", _HEX) for one in text.split() if one.startswith("#")]
    return numbers(text)


def _coloured(values: list[float], kind: str, alpha: float) -> Colour:
    parts = [max(0.0, min(1.0, one / 255)) for one in values]
    if kind == "CMYK" or (not kind and len(parts) == 4):
        cyan, magenta, yellow, black = (*parts, 0.0, 0.0, 0.0, 0.0)[:4]
        lightness = 1 - black
        return Colour((1 - cyan) * lightness, (1 - magenta) * lightness, (1 - yellow) * lightness, alpha)
    if kind == "GRAY" or len(parts) == 1:
        return Colour(parts[0], parts[0], parts[0], alpha) if parts else Colour(alpha=alpha)
    return Colour(parts[0], parts[1], parts[2], alpha) if len(parts) >= 3 else Colour(alpha=alpha)
