<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${kcSanitize(msg("errorTitle"))?no_esc}
    <#elseif section = "form">
    <div id="kc-error-message">
        <p class="lede instruction">${kcSanitize(message.summary)?no_esc}</p>
        <#if traceId??><p class="hint" id="traceId">${msg("traceIdSupportMessage", traceId)}</p></#if>
        <#if !skipLink??>
        <p class="button-row">
            <#if [msg("expiredActionTokenNoSessionMessage"), msg("expiredActionTokenSessionExistsMessage")]?seq_contains(message.summary)>
            <a class="button" id="sendNewLink" href="${url.loginResetCredentialsUrl}">${msg("doSendNewLink")}</a>
            </#if>
            <a class="button quiet" id="backToApplication"
                href="<#if (client.baseUrl)?has_content>${client.baseUrl}<#else>${properties.homeUrl!'/'}</#if>"
                >${msg("backToApplication")}</a>
        </p>
        </#if>
    </div>
    </#if>
</@layout.registrationLayout>
