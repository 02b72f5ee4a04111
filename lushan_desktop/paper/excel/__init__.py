"""The same content as a workbook, and workbooks to fill in."""
