"""What the tests of both services share."""
