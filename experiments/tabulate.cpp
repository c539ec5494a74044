// Records and traces to tables, figure data and LaTeX macros.
#include "programs/programs.h"

int main(int argc, char** argv) { return anc::tabulate_main(argc, argv); }
