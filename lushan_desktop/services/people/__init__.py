"""人员机构: posts on a day and the headquarters."""
