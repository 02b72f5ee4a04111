"""An OFD file: its pages, and what they draw with: fonts, pictures, colours, parameters, units."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from ofdkit.errors import OFDError
from ofdkit.package import Package

from lushan_desktop.paper.ofd.elements import Box, box_of, child, children, name_of, text_of

_A4 = Box(0, 0, 210, 297)
_RESOURCES = ("Fonts", "ColorSpaces", "DrawParams", "MultiMedias", "CompositeGraphicUnits")


@dataclass
class Resources:
    """What a document, or a page besides, draws with, by kind and ID."""

    package: Package
    by_id: dict[tuple[str, str], tuple[Element, str]] = field(default_factory=dict)

    def load(self, part: str | None) -> None:
        """Add a file of resources; the place of their files is told from it."""
        if part is None:
            return
        try:
            root = self.package.read_xml(part)
        except OFDError:
            return
        base = (root.get("BaseLoc") or "").strip("/")
        for group in root:
            if name_of(group) in _RESOURCES:
                for one in group:
                    where = f"{part.rsplit('/', 1)[0]}/{base}/x" if base else part
                    self.by_id.setdefault((name_of(one), (one.get("ID") or "").strip()), (one, where))

    def find(self, kind: str, key: str | None) -> Element | None:
        found = self.by_id.get((kind, (key or "").strip()))
        return found[0] if found else None

    def file(self, kind: str, key: str | None, *path: str) -> bytes:
        """The bytes of a font or picture; nothing where it is not there."""
        found = self.by_id.get((kind, (key or "").strip()))
        if found is None:
            return b""
        element, part = found
        location = text_of(child(element, *path))
        name = self.package.resolve(part, location) or self.package.find(location)
        try:
            return self.package.read(name) if name else b""
        except OFDError:
            return b""

    def with_page(self, parts: list[str]) -> "Resources":
        """These and those of one page."""
        if not parts:
            return self
        more = Resources(self.package, dict(self.by_id))
        for part in parts:
            more.load(part)
        return more


@dataclass(frozen=True)
class Layer:
    """What is drawn one after another, with the parameters it is drawn by."""

    objects: Element
    param: str = ""


@dataclass(frozen=True)
class BookPage:
    """One page: its box, its layers from the ground up, and what they draw with."""

    key: str
    box: Box
    layers: tuple[Layer, ...]
    resources: Resources


class Document:
    """One document of a file. Raises OFDError where it cannot be read."""

    def __init__(self, package: Package, part: str) -> None:
        self.package, self.part = package, part
        self.root = package.read_xml(part)
        self.common = child(self.root, "CommonData")
        self.box = box_of(text_of(child(self.common, "PageArea", "PhysicalBox"))) or _A4

    @cached_property
    def resources(self) -> Resources:
        found = Resources(self.package)
        for one in self.common if self.common is not None else ():
            if name_of(one) in ("PublicRes", "DocumentRes"):
                found.load(self.package.resolve(self.part, text_of(one)))
        return found

    @cached_property
    def templates(self) -> dict[str, str]:
        found = {}
        for one in children(self.common, "TemplatePage"):
            if part := self.package.resolve(self.part, one.get("BaseLoc")):
                found[(one.get("ID") or "").strip()] = part
        return found

    def pages(self) -> Iterator[BookPage]:
        for one in children(child(self.root, "Pages"), "Page"):
            yield self._page(
                (one.get("ID") or "").strip(), self.package.resolve(self.part, one.get("BaseLoc"))
            )

    def _page(self, key: str, part: str | None) -> BookPage:
        try:
            root = self.package.read_xml(part) if part else None
        except OFDError:
            root = None
        if root is None or part is None:
            return BookPage(key, self.box, (), self.resources)
        box = box_of(text_of(child(root, "Area", "PhysicalBox"))) or self.box
        more = [self.package.resolve(part, text_of(one)) for one in children(root, "PageRes")]
        behind, before = self._of_templates(root)
        layers = (*behind, *_layers(root), *before, *self._annotations(key))
        return BookPage(key, box, layers, self.resources.with_page([one for one in more if one]))

    def _of_templates(self, root: Element) -> tuple[list[Layer], list[Layer]]:
        """Return what templates draw below and above a page."""
        behind: list[Layer] = []
        before: list[Layer] = []
        for one in children(root, "Template"):
            part = self.templates.get((one.get("TemplateID") or "").strip())
            try:
                drawn = list(_layers(self.package.read_xml(part))) if part else []
            except OFDError:
                drawn = []
            (before if one.get("ZOrder") == "Foreground" else behind).extend(drawn)
        return behind, before

    def _annotations(self, key: str) -> Iterator[Layer]:
        """Yield what is stamped or written onto a page afterwards."""
        for part in self._annotated.get(key, ()):
            try:
                root = self.package.read_xml(part)
            except OFDError:
                continue
            for one in root:
                shown = child(one, "Appearance")
                if shown is not None and one.get("Visible", "true") != "false":
                    yield Layer(shown)

    @cached_property
    def _annotated(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        part = self.package.resolve(self.part, text_of(child(self.root, "Annotations")))
        try:
            root = self.package.read_xml(part) if part else None
        except OFDError:
            root = None
        for one in children(root, "Page"):
            file = self.package.resolve(part, text_of(child(one, "FileLoc")))
            if file:
                found.setdefault((one.get("PageID") or "").strip(), []).append(file)
        return found


def _layers(root: Element) -> Iterator[Layer]:
    """The layers of a page or template: the ground first, what lies in front last."""
    order = {"Background": 0, "Body": 1, "Foreground": 2}
    found = list(children(child(root, "Content"), "Layer"))
    for one in sorted(found, key=lambda layer: order.get(layer.get("Type", "Body"), 1)):
        yield Layer(one, one.get("DrawParam") or "")


def documents(package: Package) -> Iterator[tuple[Document, str | None]]:
    """The documents of a file, each with the part that lists its signatures. Raises OFDError."""
    entry = package.find("OFD.xml")
    if entry is None:
        raise OFDError("OFD.xml is missing")
    for body in children(package.read_xml(entry), "DocBody"):
        part = package.resolve(entry, text_of(child(body, "DocRoot")))
        if part is not None:
            yield Document(package, part), package.resolve(entry, text_of(child(body, "Signatures")))
