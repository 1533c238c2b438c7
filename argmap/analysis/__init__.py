"""What maps show beyond their faults: who says what, how large and how deep, what changed."""
