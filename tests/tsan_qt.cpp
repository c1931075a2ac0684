// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the thread sanitizer what it cannot see of Debian's Qt, which was not compiled with it: whatever a thread did before it
// emitted a signal, posted an event, started a thread or destroyed an object comes before the next event of any other. Linked in
// front of Qt into the tests of the preset "tsan" alone. One variable stands for every handing over, so that a race may hide
// behind the handing over of something else; what is reported is one.
#include <QDeadlineTimer>
#include <QThread>

#include <functional>
#include <utility>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace {

char handedOver;

void release() {
    __tsan_release(&handedOver);
}

void acquire() {
    __tsan_acquire(&handedOver);
}

/// Qt's own function of this mangled name.
template <class Result, class... Arguments> Result call(const char* symbol, Arguments... arguments) {
    return reinterpret_cast<Result (*)(Arguments...)>(dlsym(RTLD_NEXT, symbol))(arguments...);
}

[[maybe_unused]] const bool registered = QInternal::registerCallback(QInternal::EventNotifyCallback, [](void**) {
    acquire();
    return false; // Qt delivers it
});

} // namespace

// By their mangled names: a destructor written in C++ would destroy the members as well.
#define ACTIVATE "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv"
#define INVOKE "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv"
#define POST "_ZN16QCoreApplication9postEventEP7QObjectP6QEventi"
#define DESTROY "_ZN7QObjectD2Ev"
#define START "_ZN7QThread5startENS_8PriorityE"
#define POOL "_ZN11QThreadPool5startESt8functionIFvvEEi"
#define WAIT "_ZN7QThread4waitE14QDeadlineTimer"

extern "C" {

void tsanActivate(void* sender, const void* metaObject, int signal, void** arguments) asm(ACTIVATE);
void tsanActivate(void* sender, const void* metaObject, int signal, void** arguments) {
    release();
    call<void>(ACTIVATE, sender, metaObject, signal, arguments);
    release(); // Qt has copied the arguments; who receives them is hardly awake yet
}

bool tsanInvoke(void* receiver, void* slot, int type, void* result) asm(INVOKE);
bool tsanInvoke(void* receiver, void* slot, int type, void* result) {
    release();
    const bool done = call<bool>(INVOKE, receiver, slot, type, result);
    acquire(); // a blocking one has been answered
    return done;
}

void tsanPost(void* receiver, void* event, int priority) asm(POST);
void tsanPost(void* receiver, void* event, int priority) {
    release();
    call<void>(POST, receiver, event, priority);
}

void tsanDestroy(void* object) asm(DESTROY);
void tsanDestroy(void* object) {
    release();
    call<void>(DESTROY, object);
}

void tsanStart(void* thread, int priority) asm(START);
void tsanStart(void* thread, int priority) {
    release();
    call<void>(START, thread, priority);
}

// A function that is passed by value comes as the address of the copy.
void tsanPool(void* pool, std::function<void()>* work, int priority) asm(POOL);
void tsanPool(void* pool, std::function<void()>* work, int priority) {
    std::function<void()> told = [work = std::move(*work)] {
        acquire();
        work();
    };
    release();
    call<void>(POOL, pool, &told, priority);
}

bool tsanWait(void* thread, QDeadlineTimer until) asm(WAIT);
bool tsanWait(void* thread, QDeadlineTimer until) {
    const bool ended = call<bool>(WAIT, thread, until);
    acquire();
    return ended;
}

} // extern "C"
