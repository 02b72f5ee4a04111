"""人员机构: units, persons, posts, the headquarters, issuers."""
