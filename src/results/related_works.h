// The rows of the paper's Table 4 in its own words, and what of each is executed here: the only place where they are
// written.
#pragma once

#include <span>
#include <string_view>

namespace anc {

struct RelatedWork {
  std::string_view reference;   // the paper's number; empty for this work
  std::string_view work;        // "Kanter et al. [6]"
  std::string_view technique;   // the paper's words
  std::string_view conclusion;  // the paper's words
  std::string_view executed;    // what runs here
  std::string_view
      fidelity;  // exact, core cipher, second-hand definition, reconstruction; then what weakens the verdict
};

// In the order of Table 4; the last two are the games of this package, Section 4.3 and Section 4.4.
std::span<const RelatedWork> related_works();

}  // namespace anc
