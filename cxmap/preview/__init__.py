"""A local page that follows what is saved: files are watched, drawn anew, and served to this machine only."""
