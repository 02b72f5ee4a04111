"""The rule of rooms, as a contract of import-linter."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

ROOT = "lushan_desktop"


class RoomContract(Contract):
    """A room may import its own name on the floors below and shared modules, but no other room.

    `floors` are the packages that hold one package for each of the `rooms`. Rooms that are `wide` may import
    every room, and no other may import them. A `vocabulary` floor may be imported by every room.
    """

    type_name = "rooms"

    floors = fields.ListField(subfield=fields.StringField())
    rooms = fields.ListField(subfield=fields.StringField())
    wide = fields.ListField(subfield=fields.StringField())
    vocabulary = fields.ListField(subfield=fields.StringField())
    registries = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Return every import that leaves its room."""
        broken = [
            f"{_short(importer)} -> {_short(imported)}"
            for importer in sorted(graph.modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if self._leaves_its_room(importer, imported)
        ]
        left = [line for line in broken if line not in self.allowed]
        return ContractCheck(kept=not left, metadata={"broken": left})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print the imports found."""
        for line in check.metadata["broken"]:
            output.print_error(line)

    def place(self, module: str) -> tuple[str, str]:
        """Return the floor and the room of a module; a shared module has no room, others have no floor."""
        for floor in self.floors:
            if module == f"{ROOT}.{floor}" or module.startswith(f"{ROOT}.{floor}."):
                room = module.removeprefix(f"{ROOT}.{floor}").lstrip(".").partition(".")[0]
                return floor, room if room in self.rooms else ""
        return "", ""

    def _leaves_its_room(self, importer: str, imported: str) -> bool:
        (floor, here), (target, there) = self.place(importer), self.place(imported)
        if not floor or not there or _short(importer) in self.registries:
            return False
        if target in self.vocabulary and floor != target:
            return False
        return here != there and here not in self.wide


def _short(module: str) -> str:
    return module.removeprefix(f"{ROOT}.")
