# Warnings are errors in our presets; a user of the sources may build with others.
option(LUOSHI_WERROR "Treat warnings as errors" ON)

add_library(luoshi_flags INTERFACE)
target_compile_options(luoshi_flags INTERFACE
  -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  -Wunused -Wformat=2 $<$<BOOL:${LUOSHI_WERROR}>:-Werror>)

set(LUOSHI_SANITIZE "" CACHE STRING "Sanitizers of this build, e.g. address,undefined")
if(LUOSHI_SANITIZE)
  target_compile_options(luoshi_flags INTERFACE
    -fsanitize=${LUOSHI_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(luoshi_flags INTERFACE -fsanitize=${LUOSHI_SANITIZE})
endif()
