#include "numerics/simd_target.h"

#include <hwy/highway.h>

#include "base/check.h"

namespace anc {
namespace {

struct Target {
  std::string_view name;
  std::int64_t bits;
};

constexpr Target kTargets[] = {
    {"avx512", HWY_AVX3}, {"avx2", HWY_AVX2}, {"neon", HWY_NEON}, {"portable", HWY_SCALAR | HWY_EMU128}};

std::int64_t usable() { return hwy::SupportedTargets() & HWY_TARGETS; }

}  // namespace

std::vector<std::string> available_simd_targets() {
  hwy::SetSupportedTargetsForTest(0);
  std::vector<std::string> names;
  for (const Target& target : kTargets) {
    if (usable() & target.bits) names.emplace_back(target.name);
  }
  return names;
}

void force_simd_target(std::string_view name) {
  hwy::SetSupportedTargetsForTest(0);
  if (name != "auto") {
    std::int64_t bits = 0;
    for (const Target& target : kTargets) {
      if (target.name == name) bits = target.bits & usable();
    }
    if (bits == 0) {
      std::string names = "auto";
      for (const std::string& available : available_simd_targets()) names += ", " + available;
      throw UserError("--simd " + std::string(name) + " is not available here", "choose one of " + names);
    }
    hwy::SetSupportedTargetsForTest(bits);
  }
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

std::string simd_target() {
  for (const Target& target : kTargets) {
    if (usable() & target.bits) return std::string(target.name);
  }
  return "none";
}

}  // namespace anc
