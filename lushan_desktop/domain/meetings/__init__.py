"""会议: attendance, agenda, demands, resolutions, kits."""
