// tabulate: records and traces -> tables, figure data and LaTeX macros.
#include "results/tabulate.h"

#include "base/program.h"

int main(int argc, char** argv) {
  return anc::run_program("tabulate", [&] { return anc::tabulate(argc, argv); });
}
