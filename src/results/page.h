// Every trial of the records, as the page (page/) reads them: one script, since a page opened from disk may fetch
// nothing.
#pragma once

#include <span>
#include <string>

#include "results/cells.h"

namespace anc {

// The statement `const trials = [...];`, one line a trial in the order of the files, each
// {"citation":..., "file":..., "settings":..., "verdict":..., "record":...}: how it is cited, where it is filed, what
// departs from the defaults ("alpha=0.1 gamma=5", or empty), verdict_words, and the record as it is filed.
std::string page_script(std::span<const NamedRecords> files);

}  // namespace anc
