"""What effects really do, and who may do them.

`grants` says what a host allows, `gate` is the one door every operation of every engine passes, and `console files
clock random env` hold the operations. These files know no engine and import nothing heavy; generated Python carries
them as they stand.
"""
