"""A whole production set-up on this machine: ``make production``, ``make production-load``, ``make production-faults``."""
