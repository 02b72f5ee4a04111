"""Round trips through LibreOffice run where it is installed; nothing else here needs it."""

import shutil

SOFFICE = shutil.which("soffice")
collect_ignore = [] if SOFFICE else ["test_libreoffice.py"]
