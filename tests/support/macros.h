// What a file of macros defines.
#pragma once

#include <string>
#include <vector>

#include "results/macros.h"
#include "support/catch.h"

namespace anc::test {

// Checks each definition, "PATH = BODY".
inline void check_defined(const MacroFile& macros, const std::vector<std::string>& definitions) {
  for (const std::string& definition : definitions) {
    const std::size_t equals = definition.find(" = ");
    const std::string path = definition.substr(0, equals), body = definition.substr(equals + 3);
    CHECK_THAT(macros.text(), Contains("\\csname result/" + path + "\\endcsname{" + body + "}\n"));
  }
}

}  // namespace anc::test
