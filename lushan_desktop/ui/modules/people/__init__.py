"""人员机构: units, posts on a day, the headquarters, the names the office writes under."""
