"""The picture: marks in their places."""
