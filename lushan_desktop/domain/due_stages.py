"""Until when each stage of an application has to be done. Known without any table: 工作台 asks by it."""

from collections.abc import Mapping
from types import MappingProxyType

DUE_BY_STAGE: Mapping[str, str] = MappingProxyType(
    {
        "培育": "apply_by",
        "申报": "apply_by",
        "初审推荐": "review_by",
        "初审": "review_by",
        "现场反馈": "rectify_by",
        "整改": "rectify_by",
        "征求意见": "recommend_by",
        "集体研究": "recommend_by",
        "公示": "recommend_by",
        "拟推荐": "recommend_by",
    }
)
"""The deadline that holds in a stage. Once recommended, or refused, nothing is left for the county to do."""
OWN = "rectify_by"
"""The deadline that each application has for itself; the others are those of its batch."""
FIRST = "培育"
"""Where an application without a stage stands."""
