"""What a catalogue says of the stages of a workflow; known without any table: 工作台 asks by it, too."""

from collections.abc import Mapping

from lushan_desktop.base.catalogue import Term, catalogue

PROBLEMS, TASKS, INSTRUCTIONS = "problem_stages", "task_stages", "instruction_stages"
APPLICATIONS = "application_stages"


def path(workflow: str) -> tuple[Term, ...]:
    """The stages of a matter that goes well, first to last."""
    return tuple(term for term in catalogue(workflow).terms if not term.aside)


def first(workflow: str) -> str:
    """The stage in which a record stands that nobody has moved."""
    return path(workflow)[0].name


def last(workflow: str) -> str:
    """The first stage in which nothing is left to be done: 已销号."""
    return next(term.name for term in path(workflow) if term.ends)


def ended(workflow: str) -> tuple[str, ...]:
    """The stages in which nothing is left to be done: the one that says so, and all behind it."""
    way = path(workflow)
    start = next((place for place, term in enumerate(way) if term.ends), len(way))
    beside = [term.name for term in catalogue(workflow).terms if term.aside and term.ends]
    return (*(term.name for term in way[start:]), *beside)


def under_way(workflow: str) -> tuple[str, ...]:
    """The stages in which something is left to be done; without any stage a record stands in the first."""
    done = ended(workflow)
    return tuple(term.name for term in catalogue(workflow).terms if term.name not in done)


def deadlines(workflow: str) -> Mapping[str, str]:
    """For each stage in which something is left to be done the field that holds its deadline.

    A stage that names none has the deadline of the stage before it.
    """
    found: dict[str, str] = {}
    held = ""
    for term in catalogue(workflow).terms:
        held = term.due if term.aside else term.due or held
        if term.name in under_way(workflow):
            found[term.name] = held
    return {stage: field for stage, field in found.items() if field}


def in_sql(stages: tuple[str, ...]) -> str:
    """The stages as SQL lists them; they come from a catalogue, a quote in one is doubled all the same."""
    return ", ".join("'" + stage.replace("'", "''") + "'" for stage in stages)
