// The grey picture of related_work --picture.
#include "related/picture.h"

#include "fuzz_target.h"

using namespace anc;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto picture = fuzz::parsed_or_refused([&] { return related::parse_pgm(text, "fuzz.pgm"); });
  if (!picture) return 0;
  const auto pixels = static_cast<std::size_t>(picture->width) * static_cast<std::size_t>(picture->height);
  fuzz::require(picture->grey.size() == pixels, "a picture of another size");
  const related::Picture again = related::parse_pgm(related::to_pgm(*picture), "again");
  fuzz::require(again.grey == picture->grey && again.width == picture->width,
                "a picture is not read as it was written");
  fuzz::require(related::to_png(*picture).size() > pixels, "a PNG smaller than its pixels");
  return 0;
}
