"""What came of one indicator of a submission, in words."""

from dataclasses import dataclass, field, replace

from lushan_desktop.reports.submission.submission_lists import spelled_size
from lushan_desktop.services.submission.submission_folder import MadePart
from lushan_desktop.services.submission.submission_parts import COPIES, OF_ALL, STATEMENT, VOLUME

OK, WARN, BAD = "ok", "warn", "bad"


@dataclass(frozen=True)
class Verdict:
    """The parts of an indicator, or of all together, as they were made or kept."""

    indicator: str
    name: str
    parts: tuple[tuple[str, MadePart], ...] = field(default=(), repr=False)
    made: int = 0
    kept: int = 0

    def having(self, kind: str, part: MadePart, is_kept: bool) -> "Verdict":
        """The same with one part more."""
        return replace(
            self,
            parts=(*self.parts, (kind, part)),
            made=self.made + (not is_kept),
            kept=self.kept + is_kept,
        )

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(said for _, part in self.parts for said in part.problems))

    @property
    def files(self) -> int:
        return sum(len(part.files) for _, part in self.parts)

    @property
    def tone(self) -> str:
        if not self.files:
            return BAD
        has_gaps = any(part.gaps for _, part in self.parts)
        return WARN if self.problems or has_gaps else OK

    @property
    def sentence(self) -> str:
        """情况说明 3 页，2 处待补；佐证 14 份，2 册 34 页."""
        said = [self._of(kind, part) for kind, part in self.parts]
        told = "；".join(one for one in said if one) or "没有可以报送的材料"
        problems = f"；{len(self.problems)} 处问题" if self.problems else ""
        return f"{told}{problems}"

    def _of(self, kind: str, part: MadePart) -> str:
        if kind == STATEMENT:
            gaps = f"，{part.gaps} 处待补" if part.gaps else ""
            return f"情况说明 {part.pages} 页{gaps}" if part.files else ""
        if kind == VOLUME and part.files:
            count = len(part.files)
            return f"汇编 {part.pages} 页" + (f"分 {count} 册" if count > 1 else "") + _smaller(part)
        if kind == COPIES:
            return f"佐证 {len(part.files)} 份" + _smaller(part)
        return OF_ALL.get(kind, "") if part.files else ""


def _smaller(part: MadePart) -> str:
    """，3 张照片由 12.4 MB 缩到 2.1 MB."""
    if not part.pictures:
        return ""
    return f"，{part.pictures} 张照片由 {spelled_size(part.before)} 缩到 {spelled_size(part.after)}"
