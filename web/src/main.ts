// Starts the staff application in the page.
import { createApp } from 'vue'
import App from './app.vue'
import { router } from './router.ts'
import './style/tokens.css'
import './style/base.css'
import './style/controls.css'
import './style/table.css'
import './style/element.css'
import './style/print.css'

createApp(App).use(router).mount('#app')
