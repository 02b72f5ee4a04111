"""Makes the drawings of the style sheet in the colours of resources/theme/tokens.json, light and dark.

python packaging/drawings/build.py resources/theme
"""

import json
import sys
from pathlib import Path
from string import Template


def drawings(theme: Path) -> dict[str, str]:
    """Every drawing in every mode, by its path below the theme's folder."""
    colors = json.loads((theme / "tokens.json").read_text("utf-8"))["color"]
    return {
        f"{mode}/{file.name}": Template(file.read_text("utf-8")).substitute(held)
        for mode, held in colors.items()
        for file in Path(__file__).parent.glob("*.svg")
    }


if __name__ == "__main__":
    for name, drawn in drawings(Path(sys.argv[1])).items():
        Path(sys.argv[1], name).write_text(drawn, "utf-8")
