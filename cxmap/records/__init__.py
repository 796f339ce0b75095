"""Facts → plain records with versioned names: the JSON outputs, rows of tables, `to_dict`."""
