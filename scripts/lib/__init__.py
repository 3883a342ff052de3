"""Library of the commands."""
