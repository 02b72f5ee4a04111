"""The shapes in which offices keep systems of indicators."""

from tests.services.indicators import office_columns as columns
from tests.services.indicators import office_outlines as outlines
from tests.services.indicators import office_words as words
from tests.services.indicators.office_tables import Shape

SHAPES: tuple[Shape, ...] = (
    *(columns.filled, columns.merged, columns.left_empty, columns.third_over_two, columns.name_and_demand),
    *(columns.project_content_standard, columns.project_content_scoring, columns.points_in_rows),
    *(columns.worth_and_scoring, columns.nth_items, columns.bands, columns.groups_apart),
    *(columns.double_head, columns.chinese_numbers, columns.points_of_levels),
    *(outlines.outline, outlines.outline_of_four, outlines.numbers_beside, outlines.dotted),
    *(outlines.a_sheet_each, outlines.named_sheets, outlines.with_levels_named, outlines.without_head),
    *(outlines.flat, words.named_otherwise, words.answering_otherwise, words.bands_over_two),
    words.one_head_over_three,
    *(words.sheets_named_otherwise, words.marked_otherwise, words.merged_over_points),
)
