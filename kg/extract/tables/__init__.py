"""Tables → facts: roles of columns from their titles, one fact a row and rule; numbers from matrices of figures."""
