"""국세청, which knows the state of every business."""
