"""The field's event codes for claims, by tables."""
