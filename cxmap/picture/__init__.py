"""Facts → marks in their places on a picture. Widths, columns, tracks and lanes; nothing here knows XML."""
