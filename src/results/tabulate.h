// The program `tabulate`: from record and trace files to tables, data files and LaTeX macros. It trains
// nothing.
#pragma once

namespace anc {

// Runs the command line and returns the exit status. Writes no file unless the whole input was good, and each
// file whole. Throws UserError on bad input.
int tabulate(int argc, const char* const* argv);

}  // namespace anc
