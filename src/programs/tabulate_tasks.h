// What tabulate makes of records and traces.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "programs/arguments.h"

namespace anc {

// Everything one call writes; nothing is written before all of it is known.
struct TabulateOutput {
  std::string terminal, tsv = {}, macros = {}, page = {};
};

struct TabulateTask {
  std::string flag;  // that asks for it
  TabulateOutput (*make)(const Arguments&);
  bool reads_files = true;
  std::vector<std::string> own = {};  // flags of this task alone
};

// One flag of these stands in a call.
std::span<const TabulateTask> tabulate_tasks();

// The greatest that --table takes.
int last_table();

}  // namespace anc
