"""A PATH that somebody names → an opened journey, or the placed findings that keep it from being one."""
