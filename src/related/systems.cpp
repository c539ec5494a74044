#include "related/systems.h"

#include "related/yen_guo/cases.h"

namespace anc::related {
namespace {

struct System {
  std::vector<Case> (*cases)();
  std::vector<Export> (*exports)();  // null when there is nothing to export
};

// One line for each folder, in ascending order of the reference.
constexpr System kSystems[] = {
    {yen_guo::cases, nullptr},  // [7]
};

}  // namespace

std::vector<Case> all_cases() {
  std::vector<Case> all;
  for (const System& system : kSystems) {
    for (Case& one : system.cases()) all.push_back(std::move(one));
  }
  return all;
}

std::vector<Export> all_exports() {
  std::vector<Export> all;
  for (const System& system : kSystems) {
    if (system.exports == nullptr) continue;
    for (Export& one : system.exports()) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace anc::related
